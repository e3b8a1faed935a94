/** How large the picture is drawn. */
import { limitZoom, ZOOM } from './settings.js';

/** Steps of the search for the zoom that fits. */
const STEP = 0.02;

/** The largest zoom, up to that of the page, at which the whole picture can be seen at once; the smallest if there is none. */
export function fittingZoom(picture: HTMLElement): number {
  const before = picture.style.getPropertyValue('--zoom');
  let fits: number = ZOOM.lowest;
  let tooLarge = 1 + STEP;
  while (tooLarge - fits > STEP) {
    const middle = (fits + tooLarge) / 2;
    picture.style.setProperty('--zoom', `${middle}`);
    if (picture.scrollWidth <= picture.clientWidth && picture.scrollHeight <= picture.clientHeight)
      fits = middle;
    else tooLarge = middle;
  }
  picture.style.setProperty('--zoom', before);
  return limitZoom(Math.floor(fits * 100) / 100);
}
