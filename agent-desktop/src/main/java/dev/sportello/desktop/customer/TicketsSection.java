package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Paging;
import dev.sportello.desktop.ui.Rows;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.util.HashMap;
import java.util.Map;
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
    private final TimeFormat times;
    private Consumer<TicketId> opener = _ -> {};
    private final Map<TicketId, TicketLine> lines = new HashMap<>();
    private boolean all;

    /// How many there were when the agent last asked for more.
    private int read;

    /// Where it is shown.
    ///
    /// @param section hidden where there are no other tickets
    /// @param more asks for all
    record Places(VBox section, Label title, VBox lines, Button more) {}

    TicketsSection(CustomerModel model, Places places, Texts texts, TimeFormat times) {
        this.model = model;
        this.places = places;
        this.texts = texts;
        this.times = times;
        model.tickets().opened().subscribe((_, _) -> all = false);
        model.tickets().shown().subscribe(this::show);
        model.tickets().past().subscribe(_ -> show());
        model.beside().subscribe(this::show);
    }

    /// @param open opens a ticket, whether or not it is in the list
    void onOpen(Consumer<TicketId> open) {
        opener = open;
    }

    void didClickMore() {
        if (all || model.tickets().past().get() == Paging.State.FAILED) {
            model.tickets().more();
        }
        read = places.lines.getChildren().size();
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
        lines.keySet().retainAll(others.stream().map(Ticket::id).toList());
        var shown = others.stream().limit(all ? Long.MAX_VALUE : FEW).toList();
        for (var ticket : shown) {
            lines.computeIfAbsent(ticket.id(), id -> new TicketLine(texts, times, () -> opener.accept(id)))
                    .show(ticket);
        }
        var nodes = shown.stream().map(ticket -> lines.get(ticket.id())).toList();
        Rows.put(places.lines, nodes);
        var loading = past == Paging.State.LOADING && !others.isEmpty();
        var further = all ? loading || past == Paging.State.MORE : others.size() > FEW;
        places.more.setText(texts.get(
                failed ? "tickets.failed" : !all ? "tickets.all" : loading ? "history.loading" : "tickets.more"));
        if (places.more.isFocused() && !failed && !further && !nodes.isEmpty()) {
            // To what it has brought, before it goes.
            nodes.get(Math.min(read, nodes.size() - 1)).requestFocus();
        }
        CustomerController.show(places.more, failed || further);
        CustomerController.show(places.section, failed || !others.isEmpty());
    }
}
