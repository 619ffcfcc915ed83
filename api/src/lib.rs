//! The directory of a partner network, served over GraphQL.

pub mod clock;
