import { NotBuilt } from "./parts.jsx";

export default () => <NotBuilt title="title.forum" />;
