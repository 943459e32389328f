package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Paging;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.model.TicketId;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The customer's tickets but for the one that is open: a few, and the others when they are asked for. FX thread only.
final class TicketsSection {
    private static final int FEW = 4;

    private final CustomerModel model;
    private final Places places;
    private final Texts texts;
    private final TimeWords times;
    private Consumer<TicketId> opener = _ -> {};
    private boolean all;

    /// Where it is shown.
    ///
    /// @param section hidden where there are no other tickets
    /// @param more asks for all
    record Places(VBox section, Label title, VBox lines, Button more) {}

    TicketsSection(CustomerModel model, Places places, Texts texts, TimeWords times) {
        this.model = model;
        this.places = places;
        this.texts = texts;
        this.times = times;
        model.tickets().shown().subscribe(this::show);
        model.tickets().past().subscribe(_ -> show());
        model.beside().subscribe(this::show);
    }

    /// @param open opens a ticket, whether or not it is in the list
    void onOpen(Consumer<TicketId> open) {
        opener = open;
    }

    /// Another customer: again only a few.
    void fold() {
        all = false;
        show();
    }

    void didClickMore() {
        if (all || model.tickets().past().get() == Paging.State.FAILED) {
            model.tickets().more();
        }
        all = true;
        show();
    }

    /// Also when days have passed.
    void show() {
        var beside = model.beside().get();
        var others = model.tickets().shown().get().stream()
                .filter(ticket -> !ticket.id().equals(beside))
                .toList();
        var past = model.tickets().past().get();
        var failed = past == Paging.State.FAILED;
        places.title.setText(texts.get(beside == null ? "tickets" : "tickets.other"));
        places.lines
                .getChildren()
                .setAll(others.stream()
                        .limit(all ? Long.MAX_VALUE : FEW)
                        .map(ticket -> new TicketLine(ticket, texts, times, () -> opener.accept(ticket.id())))
                        .toList());
        var further = all ? past == Paging.State.MORE : others.size() > FEW;
        places.more.setText(texts.get(failed ? "tickets.failed" : all ? "tickets.more" : "tickets.all"));
        CustomerController.show(places.more, failed || further);
        CustomerController.show(places.section, failed || !others.isEmpty());
    }
}
