//! The room of the mask-stock map.

mod area;
mod centres;
mod favourites;
mod fetch;
mod filters;
mod history;
mod list;
mod load;
mod locate;
mod page;
mod picture;
mod region;
mod row;
mod search;
mod sheet;
mod snapshot;
mod state;
mod store;
mod today;
mod trouble;
mod ways;
mod words;

pub use page::MapPage;
pub use store::StorePage;
pub use today::TodayPage;
