package dev.sportello.desktop.settings.page;

import javafx.event.Event;
import javafx.event.EventType;

/// What a page fires where it leads to another one. The dialog shows that, where nothing would be lost. FX
/// thread only.
public final class PageLink extends Event {
    private static final long serialVersionUID = 1;

    public static final EventType<PageLink> TYPE = new EventType<>(ANY, "PAGE_LINK");

    private final String page;

    /// @param page its id
    public PageLink(String page) {
        super(TYPE);
        this.page = page;
    }

    public String page() {
        return page;
    }
}
