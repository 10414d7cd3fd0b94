//! The shell's own pages, a file each.

mod about;
mod closed;
mod device;
mod home;
mod not_found;
mod not_open;
mod settings;

pub use about::About;
pub use closed::Closed;
pub use device::Device;
pub use home::Home;
pub use not_found::NotFound;
pub use not_open::NotOpen;
pub use settings::Settings;
