//! From a page's content stream to glyphs: their text, positions and sizes.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hayro_font::hayro_cmap::{self, BfString};
use hayro_font::kurbo::Affine;
use hayro_font::{CMapResolverFn, Font, FontCache, FontData, FontGlyph, FontResolverFn};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{self, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use super::face::Face;
use super::glyphs::{Direction, Glyph, Glyphs};
use super::strings;

/// A substitute for fonts that a document names but does not embed. Their letters and widths are
/// known without outlines, so a font without glyphs will do.
const BLANK_FONT: &[u8] = include_bytes!("blank.ttf");

/// Forms nest no deeper than this.
const MAX_FORM_DEPTH: usize = 12;

/// Maximum number of operations per document, counting those of a form each time it is drawn.
const MAX_OPERATIONS: usize = 40_000_000;

/// Maximum number of registered character tables read per document; each is large.
const MAX_TABLES: usize = 256;

/// Maximum number of saved graphics states.
const MAX_SAVED: usize = 512;

/// Reads pages one after the other, sharing their fonts.
pub(crate) struct Interpreter<'a> {
    fonts: FontCache<'a>,
    font_resolver: FontResolverFn,
    cmap_resolver: CMapResolverFn,
    /// The faces of fonts, by the font's address in the file.
    faces: BTreeMap<ObjectIdentifier, Rc<Face>>,
    operations_left: usize,
}

impl<'a> Interpreter<'a> {
    pub(crate) fn new() -> Self {
        let blank: FontData = Arc::new(BLANK_FONT);
        Self {
            fonts: FontCache::new(),
            font_resolver: Arc::new(move |_| Some((blank.clone(), 0))),
            cmap_resolver: {
                let left = AtomicUsize::new(MAX_TABLES);
                Arc::new(move |name| {
                    let one = |left: usize| left.checked_sub(1);
                    left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one)
                        .ok()?;
                    hayro_cmap::load_embedded(name)
                })
            },
            faces: BTreeMap::new(),
            operations_left: MAX_OPERATIONS,
        }
    }

    /// The face of a font.
    fn face(&mut self, dict: &Dict<'_>) -> Rc<Face> {
        match dict.obj_id() {
            Some(id) => self
                .faces
                .entry(id)
                .or_insert_with(|| Rc::new(Face::of(dict, &self.cmap_resolver)))
                .clone(),
            None => Rc::new(Face::of(dict, &self.cmap_resolver)),
        }
    }

    /// The glyphs of `page`, in drawing order.
    pub(crate) fn glyphs(&mut self, page: &Page<'a>) -> Glyphs {
        let upright = Affine::new(page.initial_transform(false).as_coeffs());
        let mut run = Run {
            interpreter: self,
            glyphs: Glyphs::default(),
            state: State::new(upright),
            saved: Vec::new(),
            marks: Vec::new(),
        };
        run.stream(page.typed_operations(), page.resources(), 0);
        run.glyphs
    }
}

/// The part of the graphics state that affects text.
#[derive(Clone)]
struct State<'a> {
    ctm: Affine,
    text: Affine,
    line: Affine,
    font: Option<Font<'a>>,
    face: Option<Rc<Face>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

impl State<'_> {
    const fn new(ctm: Affine) -> Self {
        Self {
            ctm,
            text: Affine::IDENTITY,
            line: Affine::IDENTITY,
            font: None,
            face: None,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

/// An open marked-content section.
struct Mark {
    /// Whether it is not part of the text: a running header, a page number, a watermark.
    artifact: bool,
    /// The text that it stands for, until its first glyph has taken it.
    actual: Option<String>,
    /// Whether it has such a replacement text.
    replaced: bool,
}

struct Run<'a, 'i> {
    interpreter: &'i mut Interpreter<'a>,
    glyphs: Glyphs,
    state: State<'a>,
    saved: Vec<State<'a>>,
    marks: Vec<Mark>,
}

impl<'a> Run<'a, '_> {
    fn stream(&mut self, mut operations: TypedIter<'_>, resources: &Resources<'a>, depth: usize) {
        let (saved, marks) = (self.saved.len(), self.marks.len());
        while let Some(operation) = operations.next() {
            if self.interpreter.operations_left == 0 {
                break;
            }
            self.interpreter.operations_left -= 1;
            self.operation(&operation, resources, depth);
        }
        // What a stream leaves open ends with it.
        if self.saved.len() > saved {
            self.saved.truncate(saved + 1);
            self.restore();
        }
        self.marks.truncate(marks);
    }

    fn operation(
        &mut self,
        operation: &TypedInstruction<'_, '_>,
        resources: &Resources<'a>,
        depth: usize,
    ) {
        use TypedInstruction as Op;
        let state = &mut self.state;
        match operation {
            Op::SaveState(_) if self.saved.len() < MAX_SAVED => self.saved.push(state.clone()),
            Op::RestoreState(_) => self.restore(),
            Op::Transform(m) => {
                state.ctm *= matrix(&[m.0, m.1, m.2, m.3, m.4, m.5]);
            }
            Op::BeginText(_) => {
                state.text = Affine::IDENTITY;
                state.line = Affine::IDENTITY;
            }
            Op::CharacterSpacing(n) => state.char_space = n.0.as_f64(),
            Op::WordSpacing(n) => state.word_space = n.0.as_f64(),
            Op::HorizontalScaling(n) => state.stretch = n.0.as_f64() / 100.0,
            Op::TextLeading(n) => state.leading = n.0.as_f64(),
            Op::TextRise(n) => state.rise = n.0.as_f64(),
            Op::TextFont(font) => {
                state.size = font.1.as_f64();
                let dict = resources.get_font(font.0);
                state.font = dict.as_ref().and_then(|dict| {
                    let interpreter = &self.interpreter;
                    interpreter.fonts.font(
                        dict,
                        &interpreter.font_resolver,
                        &interpreter.cmap_resolver,
                    )
                });
                state.face = dict.map(|dict| self.interpreter.face(&dict));
            }
            Op::NextLine(to) => self.next_line(to.0.as_f64(), to.1.as_f64()),
            Op::NextLineAndSetLeading(to) => {
                state.leading = -to.1.as_f64();
                self.next_line(to.0.as_f64(), to.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Op::SetTextMatrix(m) => {
                state.text = matrix(&[m.0, m.1, m.2, m.3, m.4, m.5]);
                state.line = state.text;
            }
            Op::ShowText(text) => self.show(text.0.as_bytes()),
            Op::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.show(text.0.as_bytes());
            }
            Op::ShowTextWithParameters(text) => {
                state.word_space = text.0.as_f64();
                state.char_space = text.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.show(text.2.as_bytes());
            }
            Op::ShowTexts(texts) => {
                for part in texts.0.iter::<Object<'_>>() {
                    match part {
                        Object::String(text) => self.show(text.as_bytes()),
                        Object::Number(number) => self.adjust(number.as_f64()),
                        _ => {}
                    }
                }
            }
            Op::XObject(name) => self.form(name.0, resources, depth),
            Op::BeginMarkedContent(mark) => self.begin_mark(mark.0, None),
            Op::BeginMarkedContentWithProperties(mark) => {
                let properties = match mark.1 {
                    Object::Dict(dict) => Some(dict.clone()),
                    Object::Name(name) => resources.properties.get::<Dict<'_>>(name),
                    _ => None,
                };
                self.begin_mark(mark.0, properties.as_ref());
            }
            Op::EndMarkedContent(_) => {
                self.marks.pop();
            }
            _ => {}
        }
    }

    fn restore(&mut self) {
        if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.state.line *= Affine::translate((x, y));
        self.state.text = self.state.line;
    }

    fn form(&mut self, name: &Name<'_>, resources: &Resources<'a>, depth: usize) {
        let Some(stream) = resources.get_x_object(name) else {
            return;
        };
        if stream.dict().get::<Name<'_>>("Subtype").as_deref() == Some(b"Image") {
            self.glyphs.images += 1;
            return;
        }
        if depth >= MAX_FORM_DEPTH {
            return;
        }
        let Ok(content) = Stream::decoded_data(&stream) else {
            return;
        };
        let inner = stream
            .dict()
            .get::<Dict<'a>>("Resources")
            .map_or_else(|| resources.clone(), Resources::new);
        let outer = self.state.clone();
        if let Some(m) = stream.dict().get::<[f64; 6]>("Matrix") {
            self.state.ctm *= Affine::new(m);
        }
        self.stream(TypedIter::new(&content), &inner, depth + 1);
        self.state = outer;
    }

    fn begin_mark(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let actual = properties
            .and_then(|dict| dict.get::<object::String<'_>>("ActualText"))
            .map(|text| strings::decode(text.as_bytes()));
        self.marks.push(Mark {
            artifact: tag == b"Artifact",
            replaced: actual.is_some(),
            actual,
        });
    }

    /// Moves the pen by an adjustment within a line, in thousandths of the font size.
    fn adjust(&mut self, amount: f64) {
        let distance = -amount / 1000.0 * self.state.size;
        let horizontal = self.state.font.as_ref().is_none_or(Font::is_horizontal);
        self.advance(if horizontal {
            (distance * self.state.stretch, 0.0)
        } else {
            (0.0, distance)
        });
    }

    fn advance(&mut self, by: (f64, f64)) {
        self.state.text *= Affine::translate(by);
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font.clone() else {
            self.glyphs.unread += bytes.len();
            return;
        };
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = font.read_code(bytes, at);
            at += length.max(1);
            self.glyph(&font, code, length);
        }
    }

    fn glyph(&mut self, font: &Font<'a>, code: u32, length: usize) {
        let state = &self.state;
        let width = font.code_advance(code) / 1000.0;
        let mut space = state.char_space;
        if code == 32 && length == 1 {
            space += state.word_space;
        }
        let (natural, by) = if font.is_horizontal() {
            let natural = width.x * state.size * state.stretch;
            ((natural, 0.0), (natural + space * state.stretch, 0.0))
        } else {
            let natural = width.y * state.size;
            ((0.0, natural), (0.0, natural + space))
        };
        let place = state.ctm * state.text;
        let start = place * hayro_font::kurbo::Point::new(0.0, state.rise);
        let end = place * hayro_font::kurbo::Point::new(natural.0, natural.1 + state.rise);
        let [a, b, c, d, ..] = place.as_coeffs();
        let (along, across) = if font.is_horizontal() {
            ((a, b), (c, d))
        } else {
            ((-c, -d), (a, b))
        };
        let size = (across.0 * across.0 + across.1 * across.1).sqrt() * state.size.abs();
        let direction = Direction::of(along.0 * state.size, along.1 * state.size);

        let replaced = self.marks.iter().any(|mark| mark.replaced);
        let text = if replaced {
            let actual = self
                .marks
                .iter_mut()
                .rev()
                .find_map(|mark| mark.actual.take());
            actual.unwrap_or_default()
        } else {
            let letters = letters(font, code);
            match &state.face {
                Some(face) if letters.is_empty() => face.letters(font, code, length),
                _ => letters,
            }
        };
        let finite = [start.x, start.y, end.x, end.y, size]
            .into_iter()
            .all(f64::is_finite);
        if finite && size > 0.0 {
            self.glyphs.push(
                &text,
                Glyph {
                    start: (start.x, start.y),
                    end: (end.x, end.y),
                    size,
                    direction,
                    artifact: self.marks.iter().any(|mark| mark.artifact),
                    bold: state.face.as_ref().is_some_and(|face| face.bold),
                    unknown: text.is_empty() && !replaced,
                    ..Glyph::default()
                },
            );
        }
        self.advance(by);
    }
}

fn matrix(numbers: &[object::Number; 6]) -> Affine {
    Affine::new(numbers.each_ref().map(|number| number.as_f64()))
}

/// The Unicode text of a character code.
fn letters(font: &Font<'_>, code: u32) -> String {
    let unicode = match font.glyph(font.map_code(code), code) {
        FontGlyph::Outline(glyph) => glyph.as_unicode(),
        FontGlyph::Type3(glyph) => glyph.as_unicode(),
    };
    let text = match unicode {
        Some(BfString::Char(c)) => c.to_string(),
        Some(BfString::String(text)) => text,
        None => return String::new(),
    };
    strings::plain(&text)
}
