use super::*;
use proptest::prelude::*;

const GRID: Grid = Grid {
    cell_px: 64.0,
    single_zoom: 16.0,
};

fn view(x: f64, y: f64, zoom: f64) -> View {
    View {
        center: World { x, y },
        zoom,
        width_px: 400.0,
        height_px: 700.0,
    }
}

fn korea() -> impl Strategy<Value = World> {
    (0.845..0.867f64, 0.38..0.40f64).prop_map(|(x, y)| World { x, y })
}

fn stores() -> impl Strategy<Value = Vec<(World, u8)>> {
    prop::collection::vec((korea(), 0..6u8), 0..300)
}

fn split(stores: Vec<(World, u8)>) -> (Vec<World>, Vec<u8>) {
    stores.into_iter().unzip()
}

fn members_by_cluster(clusterer: &Clusterer<6>) -> Vec<Vec<u32>> {
    clusterer
        .clusters()
        .iter()
        .map(|cluster| clusterer.members(cluster).to_vec())
        .collect()
}

proptest! {
    /// No store is lost and none is counted twice.
    #[test]
    fn each_store_in_view_is_in_one_cluster(
        stores in stores(), x in 0.84..0.87f64, y in 0.375..0.405f64, zoom in 5.0..18.0f64,
    ) {
        let (points, classes) = split(stores);
        let view = view(x, y, zoom);
        let mut clusterer = Clusterer::<6>::default();
        clusterer.update(&points, &classes, |index| index % 3 != 0, &view, &GRID);

        let mut times = vec![0; points.len()];
        for index in members_by_cluster(&clusterer).concat() {
            times[index as usize] += 1;
        }
        for (index, point) in points.iter().enumerate() {
            prop_assert!(times[index] <= 1);
            if index % 3 == 0 {
                prop_assert_eq!(times[index], 0);
            } else if view.bbox().contains(*point) {
                prop_assert_eq!(times[index], 1);
            }
        }
    }

    #[test]
    fn counts_add_up(stores in stores(), zoom in 5.0..18.0f64) {
        let (points, classes) = split(stores);
        let mut clusterer = Clusterer::<6>::default();
        clusterer.update(&points, &classes, |_| true, &view(0.856, 0.39, zoom), &GRID);
        for cluster in clusterer.clusters() {
            let members = clusterer.members(cluster);
            prop_assert_eq!(members.len(), cluster.total as usize);
            for (class, count) in (0u8..).zip(cluster.counts) {
                let of_class = members.iter().filter(|index| classes[**index as usize] == class);
                prop_assert_eq!(of_class.count(), count as usize);
            }
            let around = BBox::around(members.iter().map(|index| points[*index as usize]));
            prop_assert!(around.grown(1e-12).contains(cluster.at));
        }
    }

    /// What stays wholly in view stays grouped as it was.
    #[test]
    fn panning_never_regroups(
        stores in stores(), zoom in 5.0..18.0f64, dx in -50.0..50.0f64, dy in -50.0..50.0f64,
    ) {
        let (points, classes) = split(stores);
        let before = view(0.856, 0.39, zoom);
        let mut clusterer = Clusterer::<6>::default();
        clusterer.update(&points, &classes, |_| true, &before, &GRID);
        let groups = members_by_cluster(&clusterer);
        let after = before.pan(dx, dy);
        clusterer.update(&points, &classes, |_| true, &after, &GRID);
        let moved = members_by_cluster(&clusterer);
        for group in groups {
            let first = points[group[0] as usize];
            if after.bbox().contains(first) {
                prop_assert!(moved.contains(&group));
            }
        }
    }
}

#[test]
fn close_up_only_the_same_spot_is_grouped() {
    let spot = World { x: 0.856, y: 0.39 };
    let beside = World {
        x: spot.x + 1e-9,
        ..spot
    };
    let mut clusterer = Clusterer::<2>::default();
    let points = [spot, beside, spot];
    let clusters = clusterer.update(
        &points,
        &[0, 0, 1],
        |_| true,
        &view(0.856, 0.39, 16.0),
        &GRID,
    );
    let counts: Vec<_> = clusters.iter().map(|cluster| cluster.counts).collect();
    assert_eq!(counts, [[1, 1], [1, 0]]);
    let far = clusterer.update(
        &points,
        &[0, 0, 1],
        |_| true,
        &view(0.856, 0.39, 15.9),
        &GRID,
    );
    assert_eq!(far.len(), 1);
}

#[test]
fn unknown_classes_count_as_the_last() {
    let points = [World { x: 0.856, y: 0.39 }; 3];
    let mut clusterer = Clusterer::<3>::default();
    let clusters = clusterer.update(&points, &[0, 9], |_| true, &view(0.856, 0.39, 10.0), &GRID);
    assert_eq!(clusters[0].counts, [1, 0, 2]);
}

#[test]
fn a_second_frame_allocates_nothing() {
    let points: Vec<World> = (0..1000)
        .map(|i| World {
            x: 0.85 + f64::from(i) * 1e-5,
            y: 0.39,
        })
        .collect();
    let classes = vec![0; points.len()];
    let mut clusterer = Clusterer::<6>::default();
    let view = view(0.855, 0.39, 7.0);
    clusterer.update(&points, &classes, |_| true, &view, &GRID);
    let before = (
        clusterer.placed.capacity(),
        clusterer.members.capacity(),
        clusterer.clusters.capacity(),
    );
    clusterer.update(&points, &classes, |_| true, &view, &GRID);
    let after = (
        clusterer.placed.capacity(),
        clusterer.members.capacity(),
        clusterer.clusters.capacity(),
    );
    assert_eq!(before, after);
}
