package dev.sportello.desktop.login;

/// What is typed to sign in, in the order of the form.
enum LoginField {
    RELAY,
    CODE,
    NAME,
    EMAIL,
    PASSWORD
}
