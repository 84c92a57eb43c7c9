//! A flat code seen askew: the projective map from modules to pixels (Heckbert 1989, section 2.2.3).

/// In pixels or modules; the middle of the first is at a half.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) x: f32,
    pub(super) y: f32,
}

impl Point {
    pub(super) const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }

    pub(super) fn times(self, by: f32) -> Self {
        Self::new(self.x * by, self.y * by)
    }

    pub(super) fn length(self) -> f32 {
        self.x.hypot(self.y)
    }

    /// Above zero when `other` lies clockwise of it, the y axis pointing down.
    pub(super) fn cross(self, other: Self) -> f32 {
        self.x * other.y - self.y * other.x
    }

    pub(super) fn dot(self, other: Self) -> f32 {
        self.x * other.x + self.y * other.y
    }
}

/// The map; row by row, the last number is one.
#[derive(Clone, Copy)]
pub(super) struct Plane([f32; 8]);

impl Plane {
    /// From the unit square: where its corners come to lie, clockwise from the origin.
    fn of_unit([p0, p1, p2, p3]: [Point; 4]) -> Option<Self> {
        let (d1, d2) = (p1.minus(p2), p3.minus(p2));
        let d3 = p0.minus(p1).plus(p2.minus(p3));
        let area = d1.cross(d2);
        if !area.is_normal() {
            return None;
        }
        let (g, h) = (d3.cross(d2) / area, d1.cross(d3) / area);
        let across = p1.minus(p0).plus(p1.times(g));
        let down = p3.minus(p0).plus(p3.times(h));
        Some(Self([across.x, down.x, p0.x, across.y, down.y, p0.y, g, h]))
    }

    /// From a square of so many modules to its corners, clockwise from the origin.
    pub(super) fn of_square(size: f32, corners: [Point; 4]) -> Option<Self> {
        let Self([a, b, c, d, e, f, g, h]) = Self::of_unit(corners)?;
        Some(Self([a / size, b / size, c, d / size, e / size, f, g / size, h / size]))
    }

    /// From four points, none three of them on a line, to four others.
    pub(super) fn through(from: [Point; 4], to: [Point; 4]) -> Option<Self> {
        let Self([a, b, c, d, e, f, g, h]) = Self::of_unit(from)?;
        let [p, q, r, s, t, u, v, w] = Self::of_unit(to)?.0;
        // The adjugate undoes the first map but for a factor, which the division at the end takes away.
        let back = [
            [e - f * h, c * h - b, b * f - c * e],
            [f * g - d, a - c * g, c * d - a * f],
            [d * h - e * g, b * g - a * h, a * e - b * d],
        ];
        let rows = [[p, q, r], [s, t, u], [v, w, 1.0]].map(|[x, y, z]| {
            let [first, second, third] = back;
            let sum = |one: f32, two: f32, three: f32| x * one + y * two + z * three;
            let ([a, b, c], [d, e, f], [g, h, i]) = (first, second, third);
            [sum(a, d, g), sum(b, e, h), sum(c, f, i)]
        });
        let [[a, b, c], [d, e, f], [g, h, i]] = rows;
        i.is_normal().then(|| Self([a, b, c, d, e, f, g, h].map(|number| number / i)))
    }

    pub(super) fn map(&self, Point { x, y }: Point) -> Point {
        let [a, b, c, d, e, f, g, h] = self.0;
        let depth = g * x + h * y + 1.0;
        Point::new((a * x + b * y + c) / depth, (d * x + e * y + f) / depth)
    }
}
