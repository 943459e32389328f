package dev.sportello.desktop.ticket;

import dev.sportello.model.Ticket;
import java.util.Map;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.kordamp.ikonli.feather.Feather;

/// Puts a ticket's number into the clipboard.
final class CopyNumberAct implements Act.Immediate {
    private static final Presentation PRESENTATION = new Presentation(
            "copyNumber",
            "copy-number",
            "copy-number",
            Feather.COPY,
            null,
            Presentation.Group.MARK,
            Presentation.Place.NONE);

    @Override
    public Presentation presentation() {
        return PRESENTATION;
    }

    @Override
    public Availability availability(Ticket ticket) {
        return Availability.ALLOWED;
    }

    @Override
    public void perform(Ticket ticket) {
        Clipboard.getSystemClipboard()
                .setContent(Map.of(DataFormat.PLAIN_TEXT, ticket.id().toString()));
    }
}
