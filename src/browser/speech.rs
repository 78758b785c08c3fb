//! Reads text aloud with the browser's voices, using only those on this device, since others would
//! send the text away.

use gloo::utils::window;
use wasm_bindgen::prelude::*;
use web_sys::js_sys::Reflect;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// The browser's speech synthesis, if it has one.
#[must_use]
pub fn speech() -> Option<SpeechSynthesis> {
    let window = window();
    let has = |name: &str| Reflect::has(&window, &name.into()).unwrap_or_default();
    (has("speechSynthesis") && has("SpeechSynthesisUtterance"))
        .then(|| window.speech_synthesis().ok())?
}

/// A voice on this device for a text in `language`; preferably the browser's default.
#[must_use]
pub fn voice(language: &str) -> Option<SpeechSynthesisVoice> {
    let voices = speech()?.get_voices();
    let voices = voices
        .iter()
        .map(JsCast::unchecked_into::<SpeechSynthesisVoice>);
    let of_language = |voice: &SpeechSynthesisVoice| {
        let code = voice.lang();
        let base = code.split(['-', '_']).next().unwrap_or_default();
        base.eq_ignore_ascii_case(language)
    };
    let voices: Vec<_> = voices
        .filter(|voice| voice.local_service() && of_language(voice))
        .collect();
    let default = voices.iter().position(SpeechSynthesisVoice::default);
    voices.into_iter().nth(default.unwrap_or_default())
}

/// Something that is being read aloud, until it is dropped.
pub struct Utterance {
    utterance: SpeechSynthesisUtterance,
    _ended: Closure<dyn FnMut()>,
}

impl Utterance {
    /// Reads `text` aloud in `language` at `rate`, and calls `ended` at the end. `None` if no voice
    /// on this device can.
    #[must_use]
    pub fn start(
        text: &str,
        language: &str,
        rate: f32,
        ended: impl FnMut() + 'static,
    ) -> Option<Self> {
        let (speech, voice) = (speech()?, voice(language)?);
        let utterance = SpeechSynthesisUtterance::new_with_text(text).ok()?;
        utterance.set_lang(&voice.lang());
        utterance.set_voice(Some(&voice));
        utterance.set_rate(rate);
        let ended = Closure::<dyn FnMut()>::new(ended);
        utterance.set_onend(Some(ended.as_ref().unchecked_ref()));
        speech.speak(&utterance);
        Some(Self {
            utterance,
            _ended: ended,
        })
    }
}

impl Drop for Utterance {
    fn drop(&mut self) {
        self.utterance.set_onend(None);
        if let Some(speech) = speech() {
            speech.cancel();
        }
    }
}
