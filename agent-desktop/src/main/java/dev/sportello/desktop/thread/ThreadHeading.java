package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Channel;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.wire.Names;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What the header over a thread says of its ticket: whose it is, its number, its channel and its status. FX thread
/// only.
record ThreadHeading(Label name, Label number, FontIcon channel, Label status) {

    static Feather icon(Channel channel) {
        return switch (channel) {
            case Channel.Known.WEB_CHAT -> Feather.MESSAGE_CIRCLE;
            case Channel.Known.SMS -> Feather.MAIL;
            case Channel.Known.EMAIL -> Feather.AT_SIGN;
            case Channel.Unknown _ -> Feather.MESSAGE_SQUARE;
        };
    }

    void show(Ticket ticket, Texts texts, TimeFormat times) {
        name.setText(ShownText.line(ticket.shopperName()));
        number.setText(ticket.id().toString());
        channel.setIconCode(icon(ticket.channel()));
        status.setText(
                switch (ticket.status()) {
                    case Status.Open _ -> texts.get("status.open");
                    case Status.Snoozed(var until) ->
                        until == null
                                ? texts.get("status.snoozed")
                                : texts.get("status.snoozed-until", times.moment(until));
                    case Status.Closed _ -> texts.get("status.closed");
                    case Status.Unknown _ -> texts.get("status.unknown");
                });
        status.getStyleClass().removeAll("open", "snoozed", "closed");
        status.getStyleClass().add(Names.of(ticket.status().kind()));
    }

    /// That a ticket is open is what one expects: who else looks at it needs the room more.
    void compact(boolean narrow) {
        var said = !narrow || !status.getStyleClass().contains("open");
        status.setVisible(said);
        status.setManaged(said);
    }
}
