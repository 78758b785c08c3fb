//! What a host and a browser see of the page.

use anyhow::Result;
use browser_tests::{PREFIX, Visitor, browse};

/// That nothing else is asked for, nothing is missing and nothing is on the console is checked of
/// every visit by the harness; here a whole visit is made for that alone.
#[test]
fn a_visit_under_a_sub_path_asks_for_the_pages_own_files_only() -> Result<()> {
    browse(Visitor::default(), async |page| {
        page.click("#example").await?;
        page.analysis_after(0).await?;
        let loaded = page
            .js("return performance.getEntriesByType('resource').map(entry => entry.name)")
            .await?;
        let loaded: Vec<String> = serde_json::from_value(loaded)?;
        assert!(loaded.len() > 2, "{loaded:?}");
        for file in loaded {
            assert!(
                file.starts_with(page.url()) && page.url().ends_with(PREFIX),
                "{file}"
            );
        }
        Ok(())
    })
}

#[test]
fn what_is_loaded_ahead_is_loaded_once() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let loaded = page
            .js(
                "return performance.getEntriesByType('resource').map(entry => entry.name)
                     .filter(name => name.includes('/page-'))",
            )
            .await?;
        let loaded: Vec<String> = serde_json::from_value(loaded)?;
        assert_eq!(loaded.len(), 2, "{loaded:?}");
        Ok(())
    })
}

#[test]
fn the_worker_is_asked_for_by_the_name_of_its_build() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let worker = page
            .js(
                "return performance.getEntriesByType('resource').map(entry => entry.name)
                     .filter(name => name.includes('worker'))",
            )
            .await?;
        let worker: Vec<String> = serde_json::from_value(worker)?;
        assert!(!worker.is_empty());
        for name in worker {
            let hash = name
                .split(|c: char| !c.is_ascii_hexdigit())
                .any(|part| part.len() >= 16);
            assert!(
                hash,
                "{name} would be taken from the cache of an older build"
            );
        }
        Ok(())
    })
}

#[test]
fn the_content_security_policy_allows_the_pages_own_files_and_nothing_else() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let css = "meta[http-equiv='Content-Security-Policy']";
        let policy = page.attribute(css, "content").await?;
        assert!(policy.contains("default-src 'none'"), "{policy}");
        for danger in ["'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*"] {
            assert!(!policy.contains(danger), "{policy}");
        }
        assert_eq!(page.count("[style], [onclick], [onload], style").await?, 0);
        Ok(())
    })
}

#[test]
fn no_link_is_from_the_root() -> Result<()> {
    browse(Visitor::default(), async |page| {
        let files = page.count("[href^='/'], [src^='/']").await?;
        assert_eq!(files, 0, "these would break under a sub-path");
        Ok(())
    })
}
