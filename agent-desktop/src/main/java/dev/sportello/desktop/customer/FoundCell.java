package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Avatar;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A customer who was found: who it is, how to reach them, and their last ticket, or else their last order.
final class FoundCell extends ListCell<Profile> {
    private final Function<ProfileId, @Nullable Ticket> lastTickets;
    private final Texts texts;
    private final Avatar avatar = new Avatar();
    private final Label name = new Label();
    private final Label reached = new Label();
    private final Label last = new Label();
    private final HBox content;

    /// @param open opens the customer on whom one clicks
    FoundCell(Function<ProfileId, @Nullable Ticket> lastTickets, Texts texts, Consumer<Profile> open) {
        this.lastTickets = lastTickets;
        this.texts = texts;
        getStyleClass().add("found-cell");
        setPrefWidth(0);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
                open.accept(getItem());
            }
        });
        name.getStyleClass().add("medium");
        reached.getStyleClass().addAll("faint", "small");
        last.getStyleClass().addAll("faint", "small");
        last.setMinWidth(USE_PREF_SIZE);
        name.setMinWidth(0);
        reached.setMinWidth(0);
        var who = new VBox(1, name, reached);
        who.setAlignment(Pos.CENTER_LEFT);
        who.setMinWidth(0);
        HBox.setHgrow(who, Priority.ALWAYS);
        content = new HBox(12, avatar, who, last);
        content.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(@Nullable Profile profile, boolean empty) {
        super.updateItem(profile, empty);
        if (empty || profile == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        avatar.show(profile.id(), profile.name());
        name.setText(ShownText.line(profile.name()));
        var ways = ShownText.list(
                Stream.of(profile.email(), profile.phone())
                        .filter(Objects::nonNull)
                        .filter(way -> !way.isBlank()),
                " · ");
        reached.setText(ShownText.line(ways));
        last.setText(last(profile));
        setGraphic(content);
        setAccessibleText(
                ShownText.list(Stream.of(profile.name(), ways, last.getText()).filter(part -> !part.isBlank()), ", "));
    }

    private String last(Profile profile) {
        var ticket = lastTickets.apply(profile.id());
        if (ticket != null) {
            return texts.get("find.ticket", ticket.id().toString());
        }
        var order = profile.lastOrder();
        return order == null ? "" : texts.get("find.order", order.number());
    }
}
