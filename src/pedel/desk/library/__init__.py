"""The library: pictures, films and documents with maker, source and licence, and the official marks."""
