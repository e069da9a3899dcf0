// The library is C++: only CGalleyWOFF2 includes its headers.
