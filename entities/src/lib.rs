//! The tables of the directory, one file each: no logic, no GraphQL.
