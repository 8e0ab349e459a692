"""What the readers of word processors' files (DOCX, ODT, RTF) have in common."""
