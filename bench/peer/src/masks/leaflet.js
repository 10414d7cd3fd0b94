/** Leaflet with its clusters, which the plugin adds to the global `L`. */
import "leaflet";
import "leaflet.markercluster";

export const { L } = window;
