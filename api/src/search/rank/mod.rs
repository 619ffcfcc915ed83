//! Which records answer a search, the best first.

mod correct;
mod name;
mod plan;
mod planner;
mod score;

pub use plan::{Alternative, Group, Plan, Reason};
pub use score::{Hit, Scores};
