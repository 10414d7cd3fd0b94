/** What every page may need: the settings, and what the status line says of the data. */
import { createContext, useContext } from "react";

export const Portal = createContext(null);
export const usePortal = () => useContext(Portal);
