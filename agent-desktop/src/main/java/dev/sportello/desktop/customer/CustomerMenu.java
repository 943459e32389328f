package dev.sportello.desktop.customer;

import dev.sportello.desktop.connection.ConnectFailure;
import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Toast;
import dev.sportello.model.Profile;
import dev.sportello.wire.ErrorKind;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/// What admins find in the menu of the customer who is shown: to take a copy of all that is known, and to erase it. FX
/// thread only.
final class CustomerMenu {
    private final CustomerActs acts;
    private final Texts texts;
    private final Places places;

    private final MenuItem line = new SeparatorMenuItem();
    private final MenuItem export;
    private final MenuItem erase;
    // Held here, since what is going on outlives this menu.
    private final ListChangeListener<CustomerWork> didChange = _ -> showGoing();
    private @Nullable Profile profile;

    /// Where it is shown.
    ///
    /// @param busy the line that says what is going on, and its words
    record Places(MenuButton button, Node busy, Label words) {}

    CustomerMenu(CustomerActs acts, Texts texts, Places places) {
        this.acts = acts;
        this.texts = texts;
        this.places = places;
        export = item("exportCustomer", texts.get("export"), this::export);
        erase = item("eraseCustomer", texts.get("erase"), this::erase);
        places.button.getItems().addAll(line, export, erase);
        acts.going().addListener(new WeakListChangeListener<>(didChange));
        show(null);
        showGoing();
    }

    private static MenuItem item(String id, String words, Runnable act) {
        var item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(_ -> act.run());
        return item;
    }

    /// @param now null for nobody
    void show(@Nullable Profile now) {
        profile = now;
        var offered = now != null && acts.admin().getAsBoolean();
        List.of(line, export, erase).forEach(item -> item.setVisible(offered));
    }

    private void export() {
        var whose = profile;
        if (whose == null) {
            return;
        }
        var file = acts.where().apply(places.button.getScene().getWindow(), ExportName.of(whose.name()));
        if (file == null) {
            return;
        }
        var doing = new CustomerWork(whose, CustomerWork.Kind.EXPORT);
        acts.going().add(doing);
        var _ = file.write()
                .apply(whose.id())
                .whenComplete((_, failure) -> Platform.runLater(() -> {
                    acts.going().remove(doing);
                    if (failure == null) {
                        acts.toasts()
                                .show(new Toast(
                                        texts.get("export.done", file.name()),
                                        texts.get("export.show"),
                                        file.show(),
                                        null));
                    } else {
                        tell(texts.get("export.failed", shown(whose), exportReason(failure)));
                    }
                }));
    }

    private void erase() {
        var whose = profile;
        if (whose != null) {
            new EraseSheet(whose, texts, typed -> erase(whose, typed))
                    .showOver(places.button.getScene().getWindow());
        }
    }

    /// @param typed to confirm it
    void erase(Profile whose, String typed) {
        var doing = new CustomerWork(whose, CustomerWork.Kind.ERASE);
        acts.going().add(doing);
        var _ = acts.erase()
                .apply(whose.id(), typed)
                .whenComplete((_, failure) -> Platform.runLater(() -> {
                    acts.going().remove(doing);
                    tell(
                            failure == null
                                    ? texts.get("erase.done", shown(whose))
                                    : texts.get("erase.failed", shown(whose), reason(failure)));
                }));
    }

    /// One line each, of whichever customer.
    private void showGoing() {
        var going = acts.going();
        places.words.setText(going.stream().map(this::words).collect(Collectors.joining("\n")));
        CustomerController.show(places.busy, !going.isEmpty());
        export.setDisable(!going.isEmpty());
        erase.setDisable(!going.isEmpty());
    }

    private String words(CustomerWork one) {
        return switch (one.kind()) {
            case EXPORT -> texts.get("export.going", shown(one.whose()));
            case ERASE -> texts.get("erase.going", shown(one.whose()));
        };
    }

    private void tell(String words) {
        acts.toasts().show(Toast.of(words));
    }

    private String exportReason(Throwable failure) {
        return Paging.cause(failure) instanceof RequestFailed.Offline offline
                        && offline.trouble() == ConnectFailure.TOO_LONG
                ? texts.get("failed.too-long")
                : reason(failure);
    }

    private String reason(Throwable failure) {
        return switch (Paging.cause(failure)) {
            case RequestFailed.Offline _ -> texts.get("failed.offline");
            case RequestFailed.Refused refused
            when refused.refusal().error() == ErrorKind.FORBIDDEN -> texts.get("failed.forbidden");
            case RequestFailed.Refused refused
            when refused.refusal().error() == ErrorKind.PROFILE_UNKNOWN -> texts.get("failed.gone");
            case RequestFailed.Refused refused
            when refused.refusal().error() == ErrorKind.CONFIRMATION_WRONG -> texts.get("failed.changed");
            case UncheckedIOException _ -> texts.get("failed.disk");
            default -> texts.get("failed.other");
        };
    }

    private static String shown(Profile profile) {
        return ShownText.line(profile.name());
    }
}
