package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Channel;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.wire.Names;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Another ticket of the customer: a click opens it.
final class TicketLine extends Button {
    private final Texts texts;
    private final TimeFormat times;

    TicketLine(Texts texts, TimeFormat times, Runnable open) {
        this.texts = texts;
        this.times = times;
        getStyleClass().addAll("quiet", "ticket-line");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        setOnAction(_ -> open.run());
    }

    void show(Ticket ticket) {
        var channel = texts.get(
                switch (ticket.channel()) {
                    case Channel.Known.WEB_CHAT -> "channel.web-chat";
                    case Channel.Known.SMS -> "channel.sms";
                    case Channel.Known.EMAIL -> "channel.email";
                    case Channel.Unknown _ -> "channel.other";
                });
        var icon = new FontIcon(
                switch (ticket.channel()) {
                    case Channel.Known.WEB_CHAT -> Feather.MESSAGE_CIRCLE;
                    case Channel.Known.SMS -> Feather.MAIL;
                    case Channel.Known.EMAIL -> Feather.AT_SIGN;
                    case Channel.Unknown _ -> Feather.HELP_CIRCLE;
                });
        var number = new Label(ticket.id().toString());
        number.getStyleClass().addAll("small", "medium");
        number.setMinWidth(Region.USE_PREF_SIZE);
        var status = texts.get(
                switch (ticket.status()) {
                    case Status.Open _ -> "status.open";
                    case Status.Snoozed _ -> "status.snoozed";
                    case Status.Closed _ -> "status.closed";
                    case Status.Unknown _ -> "status.unknown";
                });
        var pill = new Label(status);
        pill.getStyleClass().addAll("pill", "tiny", Names.of(ticket.status().kind()));
        pill.setMinWidth(0);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var at = new Label(times.brief(ticket.lastActivityAt()));
        at.getStyleClass().addAll("faint", "tiny");
        at.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(8, icon, number, pill, room, at);
        line.setAlignment(Pos.CENTER_LEFT);
        line.prefWidthProperty().bind(widthProperty().subtract(16));
        setGraphic(line);
        var exact = times.exact(ticket.lastActivityAt());
        setTooltip(new Tooltip(channel + " · " + exact));
        setAccessibleText(texts.get("tickets.line", ticket.id().toString(), channel, status, exact));
    }
}
