//! Shared parts of drawings: breaking lines, partners' marks, small glyphs.
