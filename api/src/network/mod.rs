//! The network: the graph that records and relations form, and what can be asked of it as a whole.
//!
//! | what | where |
//! |---|---|
//! | which records and relations are meant, as one viewer sees them | [`selection`] |
//! | neighbourhoods and ways, read straight from the value | [`reader`], [`neighbourhood`], [`path`], [`sentence`] |
//! | who meets whom, who could bring whom together, who is missing | [`tie`], [`introduction`], [`suggestion`] |
//! | how it changed | [`change`], [`past`], [`report`] |
//! | a plain graph, and what is computed of it | [`graph`], [`metric`], [`community`], [`layout`] |
//! | computed beside the requests, kept, never stale | [`work`], [`analysis`] |
//! | a part of the network as it is asked for and shown | [`request`], [`picture`] |
//! | the same as a file | [`export`] |
//! | GraphQL | [`object`] |

pub mod analysis;
pub mod change;
pub mod community;
pub mod export;
#[cfg(test)]
mod famous;
pub mod graph;
pub mod introduction;
pub mod layout;
pub mod metric;
pub mod neighbourhood;
pub mod object;
pub mod past;
pub mod path;
pub mod picture;
pub mod reader;
pub mod report;
pub mod request;
pub mod selection;
pub mod sentence;
pub mod suggestion;
pub mod tie;
pub mod work;
