import type { MapTheme } from '../theme'

/** Names carry their theme, so that a switched theme asks for new pictures and old ones never mix in. */
export const imageName = (symbol: string, theme: MapTheme) => `${symbol}@${theme.name}`
export const symbolOfImage = (image: string) => image.slice(0, image.lastIndexOf('@'))

const SIZE = 28
const CENTRE = SIZE / 2
const RATIO = 2

type Pen = CanvasRenderingContext2D

function ground(pen: Pen, theme: MapTheme, radius = 11) {
  pen.beginPath()
  pen.arc(CENTRE, CENTRE, radius, 0, 2 * Math.PI)
  pen.fillStyle = theme.color.raised
  pen.fill()
  pen.lineWidth = 1.5
  pen.strokeStyle = theme.color.text
  pen.stroke()
}

function polygon(pen: Pen, radius: number, corners: number, turn = 0) {
  pen.beginPath()
  for (let i = 0; i < corners; i += 1) {
    const angle = turn + (i * 2 * Math.PI) / corners
    pen.lineTo(CENTRE + radius * Math.cos(angle), CENTRE + radius * Math.sin(angle))
  }
  pen.closePath()
}

function glyph(pen: Pen, theme: MapTheme, text: string, size = 12, colour = theme.color.text) {
  pen.fillStyle = colour
  pen.font = `700 ${size}px "Noto Sans SC","Microsoft YaHei","WenQuanYi Micro Hei",sans-serif`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillText(text, CENTRE, CENTRE + 0.5)
}

function incident(pen: Pen, theme: MapTheme, over: boolean) {
  polygon(pen, 12, 4)
  pen.fillStyle = over ? theme.color.raised : theme.color.lv1
  pen.fill()
  pen.lineWidth = 2
  pen.strokeStyle = over ? theme.color.text : theme.color['lv1-on']
  pen.stroke()
  if (over) return
  polygon(pen, 13.2, 4)
  pen.lineWidth = 1
  pen.strokeStyle = theme.color.text
  pen.stroke()
}

/** ● 备勤 ◐ 途中 ■ 到场 ◌ 未接令 ✕ 停用 ? 不明 */
function team(pen: Pen, theme: MapTheme, shape: string) {
  ground(pen, theme)
  const r = 6
  pen.lineWidth = 2
  pen.beginPath()
  switch (shape) {
    case 'standby':
      pen.fillStyle = theme.color['t-ok']
      pen.arc(CENTRE, CENTRE, r, 0, 2 * Math.PI)
      pen.fill()
      break
    case 'enroute':
      pen.strokeStyle = theme.color.link
      pen.fillStyle = theme.color.link
      pen.arc(CENTRE, CENTRE, r, 0, 2 * Math.PI)
      pen.stroke()
      pen.beginPath()
      pen.arc(CENTRE, CENTRE, r, -Math.PI / 2, Math.PI / 2)
      pen.fill()
      break
    case 'onscene':
      pen.fillStyle = theme.color.text
      pen.fillRect(CENTRE - 5.5, CENTRE - 5.5, 11, 11)
      break
    case 'noack':
      pen.strokeStyle = theme.color['t-warn']
      pen.setLineDash([2.7, 2])
      pen.arc(CENTRE, CENTRE, r, 0, 2 * Math.PI)
      pen.stroke()
      pen.setLineDash([])
      break
    case 'out':
      pen.strokeStyle = theme.color.faint
      pen.lineWidth = 2.5
      pen.moveTo(CENTRE - 5, CENTRE - 5)
      pen.lineTo(CENTRE + 5, CENTRE + 5)
      pen.moveTo(CENTRE + 5, CENTRE - 5)
      pen.lineTo(CENTRE - 5, CENTRE + 5)
      pen.stroke()
      break
    default:
      glyph(pen, theme, '?', 13)
  }
}

/** A square told by shape: filled, half filled, ?, a stroke, hollow and heavy. */
function cover(pen: Pen, theme: MapTheme, shape: string) {
  const tone = { ready: 't-ok', partial: 'link', unknown: 'muted', out: 't-warn', none: 't-bad' }[shape] ?? 'muted'
  const colour = theme.color[tone as keyof MapTheme['color']]
  pen.beginPath()
  pen.roundRect(6, 6, 16, 16, 3)
  pen.fillStyle = shape === 'ready' ? colour : theme.color.raised
  pen.fill()
  pen.lineWidth = shape === 'none' ? 3.5 : 2
  pen.strokeStyle = colour
  pen.stroke()
  pen.fillStyle = colour
  if (shape === 'partial') pen.fillRect(6, 14, 16, 8)
  if (shape === 'out') {
    pen.beginPath()
    pen.moveTo(8, 20)
    pen.lineTo(20, 8)
    pen.stroke()
  }
  if (shape === 'unknown') glyph(pen, theme, '?', 13, colour)
}

const NUMERALS: Readonly<Record<string, string>> = { 1: '一', 2: '二', 3: '三', 4: '四', 0: '?' }

/** A hexagon with the level's numeral: 重大危险源. */
function hazard(pen: Pen, theme: MapTheme, level: string) {
  polygon(pen, 12, 6)
  pen.fillStyle = theme.color.raised
  pen.fill()
  pen.lineWidth = 1.75
  pen.strokeStyle = theme.color.text
  pen.stroke()
  glyph(pen, theme, NUMERALS[level] ?? '?')
}

/** A house-shaped plate with the word's first character: protection targets are told apart by the character, not the colour. */
const TARGET_WORDS: Readonly<Record<string, string>> = {
  school: '学', hospital: '医', care: '养', residence: '居', crowd: '众', water: '水', government: '政', other: '护',
}

function target(pen: Pen, theme: MapTheme, kind: string) {
  pen.beginPath()
  pen.roundRect(4, 4, 20, 20, 3)
  pen.fillStyle = theme.color.raised
  pen.fill()
  pen.lineWidth = 1.5
  pen.strokeStyle = theme.color.link
  pen.stroke()
  glyph(pen, theme, TARGET_WORDS[kind] ?? '护', 12, theme.color.link)
}

function enterprise(pen: Pen, theme: MapTheme) {
  pen.beginPath()
  pen.rect(9, 9, 10, 10)
  pen.fillStyle = theme.color['map-r2']
  pen.fill()
  pen.lineWidth = 1.25
  pen.strokeStyle = theme.color['map-halo']
  pen.stroke()
}

function flag(pen: Pen, theme: MapTheme) {
  pen.beginPath()
  pen.moveTo(9, 25)
  pen.lineTo(9, 4)
  pen.lineTo(23, 9)
  pen.lineTo(9, 14)
  pen.lineWidth = 2.5
  pen.strokeStyle = theme.color['t-ok']
  pen.fillStyle = theme.color['t-ok']
  pen.fill()
  pen.stroke()
}

function crosshair(pen: Pen, theme: MapTheme) {
  for (const [width, colour] of [[5, theme.color['map-halo']], [2.5, theme.color.text]] as const) {
    pen.beginPath()
    pen.arc(CENTRE, CENTRE, 7, 0, 2 * Math.PI)
    pen.moveTo(CENTRE, 1); pen.lineTo(CENTRE, 10)
    pen.moveTo(CENTRE, 18); pen.lineTo(CENTRE, 27)
    pen.moveTo(1, CENTRE); pen.lineTo(10, CENTRE)
    pen.moveTo(18, CENTRE); pen.lineTo(27, CENTRE)
    pen.lineWidth = width
    pen.strokeStyle = colour
    pen.stroke()
  }
}

function arrow(pen: Pen, theme: MapTheme) {
  pen.beginPath()
  pen.moveTo(CENTRE, 4)
  pen.lineTo(23, 23)
  pen.lineTo(CENTRE, 18)
  pen.lineTo(5, 23)
  pen.closePath()
  pen.fillStyle = theme.color.link
  pen.fill()
  pen.lineWidth = 2
  pen.strokeStyle = theme.color['map-halo']
  pen.stroke()
}

function draw(pen: Pen, symbol: string, theme: MapTheme) {
  const dash = symbol.indexOf('-')
  const family = dash < 0 ? symbol : symbol.slice(0, dash)
  const variant = dash < 0 ? '' : symbol.slice(dash + 1)
  switch (family) {
    case 'incident': return incident(pen, theme, variant === 'over')
    case 'team': return team(pen, theme, variant)
    case 'hazard': return hazard(pen, theme, variant)
    case 'target': return target(pen, theme, variant)
    case 'cover': return cover(pen, theme, variant)
    case 'enterprise': return enterprise(pen, theme)
    case 'rendezvous': return flag(pen, theme)
    case 'me': return arrow(pen, theme)
    default: return crosshair(pen, theme)
  }
}

function drawn(symbol: string, theme: MapTheme): { canvas: HTMLCanvasElement; pen: Pen } {
  const canvas = document.createElement('canvas')
  canvas.width = SIZE * RATIO
  canvas.height = SIZE * RATIO
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('No 2D canvas to draw map symbols on.')
  pen.scale(RATIO, RATIO)
  pen.lineJoin = 'round'
  pen.lineCap = 'round'
  draw(pen, symbol, theme)
  return { canvas, pen }
}

/** The picture of a symbol in a theme's colours, at twice its size for dense screens. */
export function symbolImage(symbol: string, theme: MapTheme): { data: ImageData; pixelRatio: number } {
  const { canvas, pen } = drawn(symbol, theme)
  return { data: pen.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: RATIO }
}

const addresses = new Map<string, string>()

/** The same as an address for the page: drawn once, whatever number of rows shows it. */
export function symbolAddress(symbol: string, theme: MapTheme): string {
  const name = imageName(symbol, theme)
  const known = addresses.get(name) ?? drawn(symbol, theme).canvas.toDataURL()
  addresses.set(name, known)
  return known
}
