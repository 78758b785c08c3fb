//! What the page holds: plain data and what can be derived from it, without a browser.

pub mod aids;
pub mod analysis;
pub mod appearance;
pub mod arrival;
pub mod company;
pub mod draft;
pub mod drawing;
pub mod highlight;
pub mod kept;
pub mod layout;
pub mod library;
pub mod markup;
pub mod opening;
pub mod ordering;
pub mod outline;
pub mod places;
pub mod rich;
pub mod rules;
pub mod sections;
pub mod shape;
pub mod source;
pub mod text;
pub mod values;
