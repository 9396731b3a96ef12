import sharp from 'sharp';

type Picture = { content: Uint8Array; width: number; height: number };

/** A line chart on paper, in the house's colours; no words in it, because a bare machine may have no fonts. */
export async function lineChart(series: number[][], width = 1200, height = 640): Promise<Picture> {
  const all = series.flat();
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const colours = ['#14634e', '#b67a1d', '#6b5aa6'];
  const x = (i: number, count: number) => 70 + (i / (count - 1)) * (width - 120);
  const y = (value: number) => height - 70 - ((value - low) / (high - low)) * (height - 140);
  const grid = Array.from({ length: 6 }, (_, i) => 70 + (i * (height - 140)) / 5)
    .map((at) => `<line x1="70" x2="${width - 50}" y1="${at}" y2="${at}" stroke="#e0dcd0" stroke-width="2"/>`)
    .join('');
  const lines = series
    .map((points, n) => {
      const path = points.map((value, i) => `${x(i, points.length)},${y(value)}`).join(' ');
      return `<polyline points="${path}" fill="none" stroke="${colours[n % colours.length]}" stroke-width="5" stroke-linejoin="round" stroke-linecap="round"/>`;
    })
    .join('');
  return draw(`<rect width="100%" height="100%" fill="#fcfbf8"/>${grid}${lines}`, width, height, 'png');
}

export async function barChart(values: number[], width = 1000, height = 560): Promise<Picture> {
  const step = (width - 120) / values.length;
  const most = Math.max(...values.map(Math.abs));
  const bars = values
    .map((value, i) => {
      const size = (Math.abs(value) / most) * (height / 2 - 60);
      return `<rect x="${70 + i * step}" y="${value > 0 ? height / 2 - size : height / 2}" width="${step * 0.68}" height="${size}" rx="6" fill="${value > 0 ? '#14634e' : '#b4472f'}"/>`;
    })
    .join('');
  return draw(
    `<rect width="100%" height="100%" fill="#fcfbf8"/>${bars}<line x1="60" x2="${width - 40}" y1="${height / 2}" y2="${height / 2}" stroke="#8d948d" stroke-width="2"/>`,
    width,
    height,
    'png',
  );
}

/** The harbour from the office window on a clear morning. */
export async function harbourView(width = 1600, height = 1000): Promise<Picture> {
  const hulls = [
    [310, 690, 1],
    [760, 735, 1.35],
    [1190, 675, 0.8],
  ]
    .map(
      ([x = 0, y = 0, s = 1]) =>
        `<g transform="translate(${x} ${y}) scale(${s})"><path d="M-90 0 L90 0 L62 34 L-64 34 Z" fill="#27433b"/><path d="M-4 -8 L-4 -190 L86 -16 Z" fill="#fbf6ea"/><path d="M-14 -8 L-14 -160 L-76 -16 Z" fill="#ecdcb9"/></g>`,
    )
    .join('');
  const ripples = Array.from({ length: 26 }, (_, i) => {
    const at = 660 + i * 13;
    return `<line x1="${(i * 197) % 900}" x2="${((i * 197) % 900) + 180 + i * 14}" y1="${at}" y2="${at}" stroke="#f8e7c4" stroke-opacity="${0.1 + (i % 5) * 0.07}" stroke-width="4"/>`;
  }).join('');
  return draw(
    `<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="#8fb7c0"/><stop offset=".55" stop-color="#e9d9b6"/><stop offset="1" stop-color="#f3bf86"/></linearGradient>
     <linearGradient id="sea" x2="0" y2="1"><stop stop-color="#6f9a96"/><stop offset="1" stop-color="#1f4a48"/></linearGradient></defs>
     <rect width="${width}" height="640" fill="url(#sky)"/><circle cx="1110" cy="520" r="74" fill="#fff3d6"/>
     <path d="M0 600 Q220 470 430 560 T880 560 T1290 530 T1600 580 L1600 650 L0 650 Z" fill="#56776f"/>
     <rect y="636" width="${width}" height="${height - 636}" fill="url(#sea)"/>${ripples}${hulls}`,
    width,
    height,
    'jpeg',
  );
}

/** Grace's plan of the rearranged office. */
export async function floorPlan(width = 1100, height = 720): Promise<Picture> {
  const desks = Array.from({ length: 12 }, (_, i) => {
    const [x, y] = [130 + (i % 4) * 150, 150 + Math.floor(i / 4) * 160];
    return `<rect x="${x}" y="${y}" width="104" height="56" rx="8" fill="#dcebe4" stroke="#14634e" stroke-width="3"/><circle cx="${x + 52}" cy="${y + 82}" r="15" fill="#c9d8cf"/>`;
  }).join('');
  return draw(
    `<rect width="100%" height="100%" fill="#f4f2ec"/><rect x="60" y="60" width="980" height="600" fill="#fcfbf8" stroke="#1f2925" stroke-width="8"/>
     <line x1="760" x2="760" y1="60" y2="420" stroke="#1f2925" stroke-width="6"/><line x1="760" x2="1040" y1="420" y2="420" stroke="#1f2925" stroke-width="6"/>
     <ellipse cx="900" cy="240" rx="86" ry="112" fill="#ecdcb9" stroke="#8d6b2a" stroke-width="3"/>${desks}
     <circle cx="870" cy="560" r="46" fill="#8fae7f"/><circle cx="960" cy="590" r="34" fill="#a9c29a"/>`,
    width,
    height,
    'png',
  );
}

async function draw(inner: string, width: number, height: number, format: 'png' | 'jpeg'): Promise<Picture> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inner}</svg>`;
  const image = sharp(Buffer.from(svg));
  const content = await (format === 'png' ? image.png({ palette: true }) : image.jpeg({ quality: 82 })).toBuffer();
  return { content, width, height };
}
