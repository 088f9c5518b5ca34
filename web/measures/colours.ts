interface Colour {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

const WHITE: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };
const known = new Map<string, Colour>();
const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;

/**
 * How a text stands out from its ground, 1 to 21; undefined where a picture is behind it.
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrastOf(element: Element, colour: string): number | undefined {
  const ground = groundOf(element);
  if (!ground) return undefined;
  const ink = colourOf(colour);
  const [more, less] = [
    luminance(over({ ...ink, alpha: ink.alpha * opacityOf(element) }, ground)),
    luminance(ground),
  ].toSorted((a, b) => b - a) as [number, number];
  return (more + 0.05) / (less + 0.05);
}

/** What is behind an element: the grounds of all that it stands in, laid over each other. */
function groundOf(element: Element): Colour | undefined {
  const layers: Colour[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.backgroundImage !== 'none') return undefined;
    layers.push(colourOf(style.backgroundColor));
    if (layers.at(-1)!.alpha === 1) break;
  }
  return layers.reduceRight((below, layer) => over(layer, below), WHITE);
}

function opacityOf(element: Element): number {
  let opacity = 1;
  for (let at: Element | null = element; at; at = at.parentElement)
    opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
}

/** Whatever way a style says a colour, a pixel painted with it tells what it is. */
function colourOf(said: string): Colour {
  const before = known.get(said);
  if (before) return before;
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = said;
  pixel.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = pixel.getImageData(0, 0, 1, 1).data as unknown as [
    number,
    number,
    number,
    number,
  ];
  const colour = { red, green, blue, alpha: alpha / 255 };
  known.set(said, colour);
  return colour;
}

function over(layer: Colour, below: Colour): Colour {
  const mix = (part: 'red' | 'green' | 'blue') => layer[part] * layer.alpha + below[part] * (1 - layer.alpha);
  return { red: mix('red'), green: mix('green'), blue: mix('blue'), alpha: 1 };
}

function luminance({ red, green, blue }: Colour): number {
  const light = (part: number) =>
    part <= 0.040_45 * 255 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
}
