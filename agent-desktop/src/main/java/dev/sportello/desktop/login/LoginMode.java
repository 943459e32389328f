package dev.sportello.desktop.login;

/// How one comes to a session, with the keys of the texts. All but one need a code, and make a password instead of
/// asking for one.
enum LoginMode {
    SIGN_IN("title", "subtitle", "submit", "code"),
    FIRST_ADMIN("setup.title", "setup.subtitle", "setup.submit", "code"),
    INVITATION("invitation.title", "invitation.subtitle", "invitation.submit", "code.invitation"),
    RESET("reset.title", "reset.subtitle", "reset.submit", "code.reset");

    private final String title;
    private final String subtitle;
    private final String submit;
    private final String codeName;

    LoginMode(String title, String subtitle, String submit, String codeName) {
        this.title = title;
        this.subtitle = subtitle;
        this.submit = submit;
        this.codeName = codeName;
    }

    boolean needsCode() {
        return this != SIGN_IN;
    }

    boolean needsName() {
        return this == FIRST_ADMIN || this == INVITATION;
    }

    boolean needsEmail() {
        return this != INVITATION;
    }

    String title() {
        return title;
    }

    String subtitle() {
        return subtitle;
    }

    String submit() {
        return submit;
    }

    String codeName() {
        return codeName;
    }

    String passwordName() {
        return needsCode() ? "password.new" : "password";
    }

    /// Whether people fill in this field.
    boolean asks(LoginField field) {
        return switch (field) {
            case RELAY, PASSWORD -> true;
            case CODE -> needsCode();
            case NAME -> needsName();
            case EMAIL -> needsEmail();
        };
    }
}
