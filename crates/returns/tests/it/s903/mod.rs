//! SSDA903, from files to findings.

mod checking;
mod reading;
