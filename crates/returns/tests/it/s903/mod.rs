//! SSDA903, from files to findings.

mod checking;
mod reading;
mod writing_xml;
