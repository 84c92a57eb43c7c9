//! Tests of the whole: the naming law, and the journeys.
