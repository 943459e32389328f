package dev.sportello.desktop.window;

import javafx.scene.control.SplitPane;

/// How wide the panes beside the thread are, in pixels. The thread takes the rest.
///
/// @param customer 0 while the customer is hidden
public record PaneWidths(double inbox, double customer) {
    public static final PaneWidths STANDARD = new PaneWidths(328, 296);

    /// As the views' FXML says.
    private static final double LEAST_INBOX = 260;

    private static final double LEAST_CUSTOMER = 232;
    private static final double LEAST_THREAD = 300;

    /// As the agent has dragged them.
    static PaneWidths of(SplitPane split) {
        var dividers = split.getDividerPositions();
        return new PaneWidths(
                dividers[0] * split.getWidth(), dividers.length < 2 ? 0 : (1 - dividers[1]) * split.getWidth());
    }

    /// Puts the dividers so, or as near to it as the thread's own need allows.
    void applyTo(SplitPane split) {
        var width = split.getWidth();
        if (width > 0) {
            var there = split.getItems().size() > 2;
            var fitting = fit(width, there);
            split.setDividerPositions(fitting.inbox / width, 1 - fitting.customer / width);
        }
    }

    /// In a narrow window both give way, down to the least that they need.
    PaneWidths fit(double width, boolean customerShown) {
        var beside = customerShown ? Math.max(customer, LEAST_CUSTOMER) : 0;
        var over = Math.max(0, inbox + beside - (width - LEAST_THREAD));
        var fromCustomer = customerShown ? Math.min(over / 2, beside - LEAST_CUSTOMER) : 0;
        var fromInbox = Math.min(over - fromCustomer, Math.max(0, inbox - LEAST_INBOX));
        var rest = over - fromCustomer - fromInbox;
        var more = customerShown ? Math.min(rest, beside - fromCustomer - LEAST_CUSTOMER) : 0;
        return new PaneWidths(inbox - fromInbox, beside - fromCustomer - more);
    }
}
