//! Components, a folder each: the view, its style sheet, and its examples, which
//! feed the gallery, its accessibility test and its pictures. What has no look of
//! its own is a file.

pub mod alerts;
pub mod button;
pub mod choice;
pub mod gallery;
pub mod icon;
pub mod later;
pub mod long_list;
pub mod map;
pub mod notice;
pub mod page;
pub mod qr;
pub mod reading;
pub mod scan;
pub mod shell;
pub mod skeleton;
pub mod tile;
