package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.customer.CustomerWork;
import dev.sportello.desktop.customer.WritingFirst;
import dev.sportello.desktop.ticket.DelayedClose;
import dev.sportello.desktop.ui.Toasts;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What an agent has begun and a view goes on with that replaces another one, in another language or after a failure.
/// FX thread only.
///
/// @param closing the tickets whose close can be taken back
/// @param toasts what is told, also of what was asked in the view before
/// @param first messages to customers who are in no chat
/// @param customers whose data are being exported or erased
record Unfinished(DelayedClose closing, Toasts toasts, WritingFirst first, ObservableList<CustomerWork> customers) {

    static Unfinished of(Desk desk) {
        var toasts = new Toasts();
        return new Unfinished(
                new DelayedClose(ticket -> desk.closeTicket(ticket)),
                toasts,
                new WritingFirst(desk.customers(), toasts),
                FXCollections.observableArrayList());
    }
}
