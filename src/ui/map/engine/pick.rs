//! What a tap means.

use madang_geo::{BBox, Cluster, Px, View, World};

use super::{Drawn, Engine, MAX_ZOOM, What};
use crate::ui::map::clusters::SINGLE_ZOOM;
use crate::ui::map::{CLASSES, Pick};

impl Engine {
    /// What is drawn at a point of the window, if it is for the room to handle; a
    /// cluster is for the map: it zooms in.
    pub fn pick(&mut self, px: Px, reach_px: f64) -> Option<Pick> {
        let px = self.painted.to_screen(self.view.to_world(px));
        let away = |mark: &Drawn| (mark.at.x - px.x).hypot(mark.at.y - px.y) - mark.radius;
        let nearest = self
            .drawn
            .iter()
            .map(|mark| (away(mark), mark.what))
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .filter(|(away, _)| *away <= reach_px)?;
        match nearest.1 {
            What::Group(index) => Some(Pick::Group(index)),
            What::Cluster(cluster) => self.pick_cluster(&cluster),
            What::Landmarks(cluster) => self.pick_landmarks(&cluster),
        }
    }

    fn pick_cluster(&mut self, cluster: &Cluster<CLASSES>) -> Option<Pick> {
        let members = indices(self.points.members(cluster));
        let around = around(&members, &self.scene.points);
        match members.as_slice() {
            [index] => Some(Pick::Point(*index)),
            _ if self.is_one_spot(&around) => Some(Pick::Spot(members)),
            _ => self.look_into(&around),
        }
    }

    fn pick_landmarks(&mut self, cluster: &Cluster<1>) -> Option<Pick> {
        let members = indices(self.landmarks.members(cluster));
        let around = around(&members, &self.scene.landmarks);
        match members.first() {
            Some(first) if members.len() == 1 || self.is_one_spot(&around) => {
                Some(Pick::Landmark(*first))
            }
            _ => self.look_into(&around),
        }
    }

    /// Whether no zoom takes these apart.
    fn is_one_spot(&self, around: &BBox) -> bool {
        (around.width() <= 0.0 && around.height() <= 0.0) || self.view.zoom >= MAX_ZOOM
    }

    fn look_into(&mut self, around: &BBox) -> Option<Pick> {
        let fitted = self.view.fit(around, 56.0, SINGLE_ZOOM + 1.0);
        let zoom = fitted.zoom.max(self.view.zoom + 1.0);
        self.look(View { zoom, ..fitted });
        None
    }
}

fn indices(members: &[u32]) -> Vec<usize> {
    members.iter().map(|index| *index as usize).collect()
}

fn around(members: &[usize], points: &[World]) -> BBox {
    BBox::around(
        members
            .iter()
            .filter_map(|index| points.get(*index).copied()),
    )
}
