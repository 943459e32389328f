package dev.sportello.desktop.inbox;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Channel;
import dev.sportello.model.Status;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Chooses of which status and channel the tickets of the list are, and in which order they stand. FX thread only.
public final class FilterMenu extends MenuButton {
    private final Map<Status.Kind, RadioMenuItem> statuses = new EnumMap<>(Status.Kind.class);
    private final Map<Optional<Channel>, RadioMenuItem> channels = new LinkedHashMap<>();
    private @Nullable Texts texts;

    public FilterMenu() {
        getStyleClass().addAll("quiet", "status-filter");
        setMinWidth(USE_PREF_SIZE);
    }

    /// @param choseClosed runs when the closed tickets are chosen
    void begin(InboxModel model, Texts words, Runnable choseClosed) {
        texts = words;
        setAccessibleText(words.get("status.filter"));
        var group = new ToggleGroup();
        status(model, group, Status.Kind.OPEN, "open", words.get("status.open"), () -> {});
        status(model, group, Status.Kind.SNOOZED, "snoozed", words.get("status.snoozed"), () -> {});
        status(model, group, Status.Kind.CLOSED, "closedItem", words.get("status.closed"), choseClosed);
        getItems().add(new SeparatorMenuItem());
        var of = new ToggleGroup();
        channel(model, of, null, "everyChannel", words.get("channel.every"));
        channel(model, of, Channel.WEB_CHAT, "webChat", words.get("channel.web-chat"))
                .setGraphic(new FontIcon(Feather.MESSAGE_CIRCLE));
        channel(model, of, Channel.SMS, "sms", words.get("channel.sms")).setGraphic(new FontIcon(Feather.MAIL));
        channel(model, of, Channel.EMAIL, "email", words.get("channel.email"))
                .setGraphic(new FontIcon(Feather.AT_SIGN));
        getItems().add(new SeparatorMenuItem());
        var orders = new ToggleGroup();
        add(orders, "newest", words.get("order.newest"), () -> model.order(InboxOrder.NEWEST_FIRST))
                .setSelected(true);
        add(orders, "waiting", words.get("order.waiting"), () -> model.order(InboxOrder.LONGEST_WAITING));
        model.filter().subscribe(this::showChosen);
    }

    private void status(
            InboxModel model, ToggleGroup group, Status.Kind kind, String id, String words, Runnable chosen) {
        statuses.put(kind, add(group, id, words, () -> {
            model.filter(model.filter().get().with(kind));
            chosen.run();
        }));
    }

    private RadioMenuItem channel(
            InboxModel model, ToggleGroup group, @Nullable Channel channel, String id, String words) {
        var item = add(group, id, words, () -> model.filter(model.filter().get().of(channel)));
        channels.put(Optional.ofNullable(channel), item);
        return item;
    }

    private RadioMenuItem add(ToggleGroup group, String id, String words, Runnable chosen) {
        var item = new RadioMenuItem(words);
        item.setId(id);
        item.setToggleGroup(group);
        item.setOnAction(_ -> chosen.run());
        getItems().add(item);
        return item;
    }

    private void showChosen(InboxFilter filter) {
        var status = Objects.requireNonNull(statuses.get(filter.status()));
        var channel = Objects.requireNonNull(channels.get(Optional.ofNullable(filter.channel())));
        status.setSelected(true);
        channel.setSelected(true);
        setText(
                filter.channel() == null
                        ? status.getText()
                        : Objects.requireNonNull(texts).get("status.of", status.getText(), channel.getText()));
    }
}
