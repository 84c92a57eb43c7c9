//! What every store must do, whatever database it is.
