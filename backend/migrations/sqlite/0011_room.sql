-- Written and emptied to find out whether there is room to write as much as a sign-in does: the log keeps the space of
-- what did not fit, and one page more would fit into that.
ALTER TABLE server ADD COLUMN room BLOB;
