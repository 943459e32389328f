package dev.sportello.desktop.checklist;

/// What a new shop still needs, in the order in which one does it.
enum Step {
    HOURS("hours"),
    WELCOME("web-chat"),
    COLLEAGUES("team"),
    /// The script tag in the shop's pages.
    SCRIPT("developers");

    private final String page;

    Step(String page) {
        this.page = page;
    }

    /// The page of the settings on which it is done.
    String page() {
        return page;
    }
}
