//! What the map is given to draw.

use std::sync::Arc;

use madang_geo::{BBox, View, World};

use super::Shape;

/// How many classes of points there can be.
pub const CLASSES: usize = 8;

/// How a class of points looks: shape and colour, never colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Its shape.
    pub shape: Shape,
    /// The custom property of the style sheet that holds its colour.
    pub color: &'static str,
}

/// Everything on the map but the ground.
#[derive(Debug, Clone, Default)]
pub struct Scene {
    /// Where the points are.
    pub points: Vec<World>,
    /// The class of each point, an index into the looks.
    pub classes: Vec<u8>,
    /// The class that each point counts as in a ring.
    pub ring_classes: Vec<u8>,
    /// How far each point's class is still to be trusted.
    pub trust: Vec<Trust>,
    /// The classes of each point's two products, where it has two: two marks, side
    /// by side; empty where each point has one.
    pub pairs: Vec<[u8; 2]>,
    /// What is known only as numbers.
    pub groups: Vec<Group>,
    /// Places of another kind, grouped apart from the points.
    pub landmarks: Arc<Vec<World>>,
    /// The place that distances are measured from.
    pub here: Option<Here>,
}

/// How far a point's class is still to be trusted, which its mark shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Trust {
    /// Fully.
    #[default]
    Fresh,
    /// Less: the mark is pale.
    Stale,
    /// It is a memory: the mark keeps its shape and loses its colour.
    Faded,
}

/// A region whose points are counted but not drawn.
#[derive(Debug, Clone)]
pub struct Group {
    /// Where its ring stands.
    pub at: World,
    /// Its name, written below.
    pub name: String,
    /// Number of points by class.
    pub counts: [u32; CLASSES],
}

/// The place that distances are measured from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Here {
    /// Where it is.
    pub at: World,
    /// How far off it may be, in metres; a chosen place has none.
    pub accuracy_m: Option<f64>,
}

/// What was tapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// A point, by its index.
    Point(usize),
    /// Points that no zoom takes apart, by their indices.
    Spot(Vec<usize>),
    /// A group, by its index.
    Group(usize),
    /// A landmark, by its index.
    Landmark(usize),
}

/// Where the map is to go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Target {
    /// So that the whole box shows, but no closer than this zoom.
    Fit(BBox, f64),
    /// To this place at the present zoom, or at this one if that is closer.
    Place(World, f64),
}

/// The view and the way to change it. It outlives the map's element, so that
/// coming back finds the map as it was left.
#[derive(Debug, Clone, Default)]
pub struct Steering {
    /// The view since it last came to rest; none before the map was first shown.
    pub view: leptos::prelude::ArcRwSignal<Option<View>>,
    /// Where to go next; taken by the map.
    pub target: leptos::prelude::ArcRwSignal<Option<Target>>,
}

impl Steering {
    /// Sends the map somewhere.
    pub fn go(&self, target: Target) {
        use leptos::prelude::Set;
        self.target.set(Some(target));
    }
}

/// The texts of the map, from the room that shows it.
#[derive(Clone)]
pub struct Words {
    /// What the map shows.
    pub label: String,
    /// Which keys move it.
    pub keys: String,
    /// The button that zooms in.
    pub closer: String,
    /// The button that zooms out.
    pub farther: String,
    /// Whose ground it is.
    pub source: String,
}

/// A scene that is shared rather than copied.
pub type SharedScene = Arc<Scene>;
