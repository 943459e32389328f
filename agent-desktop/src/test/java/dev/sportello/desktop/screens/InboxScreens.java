package dev.sportello.desktop.screens;

import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.preferences.Density;
import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.Theme;
import dev.sportello.model.TicketId;
import java.util.Locale;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/// The pictures of the list in its densities, of the drawer in a narrow window, and of what a new shop is told.
final class InboxScreens {
    private static final TicketId MARIA = new TicketId(1042);
    private static final TicketId LUCA = new TicketId(1051);

    private final Screens screens;
    private final String only;
    private final String scheme;
    private final Look look;

    InboxScreens(Screens screens, String only, String scheme, Look look) {
        this.screens = screens;
        this.only = only;
        this.scheme = scheme;
        this.look = look;
    }

    void render(SampleDesk desk) throws Exception {
        var italian = look.in(Locale.ITALY).sized(900, 600);
        picture("compact", look, desk, this::compact);
        picture("compact-2x", look.scaled(2), desk, this::compact);
        picture("hover", look, desk, view -> view.pointAt(LUCA));
        picture("drawer", look.sized(900, 600), desk, view -> view.key(Shortcut.CUSTOMER));
        picture("drawer-it", italian.in(TextSize.LARGEST), desk, view -> view.key(Shortcut.CUSTOMER));
        picture("customer", look, desk, this::openOrder);
        picture("customer-it", look.in(Locale.ITALY), desk, this::openOrder);
        picture("customer-small", look.sized(900, 600), desk, view -> {
            view.key(Shortcut.CUSTOMER);
            openOrder(view);
        });
        picture("find", look, desk, view -> find(view, "mar"));
        picture("find-small-it", italian, desk, view -> find(view, ""));
        checklist("checklist", look);
        checklist("checklist-small-it", italian);
    }

    private static void find(SampleWindow view, String words) throws Exception {
        view.key(Shortcut.FIND_CUSTOMER);
        Fx.run(() -> ((TextField) view.find("#customerQuery")).setText(words));
        await().atMost(SampleDesk.PATIENCE)
                .until(() -> words.isEmpty()
                        || Fx.get(() ->
                                !((ListView<?>) view.find(".found")).getItems().isEmpty()));
    }

    private void openOrder(SampleWindow view) throws Exception {
        // By key: in a small window the card lies below what a click reaches.
        Fx.run(() -> view.find(".order-card").requestFocus());
        new Keys(view.keyboard()).press(KeyCode.ENTER);
        view.settle();
    }

    private void compact(SampleWindow view) throws Exception {
        Fx.run(() -> Theme.dress(view.find(".tickets").getScene(), look.scheme(), TextSize.STANDARD, Density.COMPACT));
    }

    private void picture(String name, Look as, SampleDesk desk, Screens.Sight sight) throws Exception {
        screens.picture(only, scheme + "-" + name, as, desk, MARIA, sight);
    }

    private void checklist(String name, Look as) throws Exception {
        if ((scheme + "-" + name).startsWith(only)) {
            var shop = new Shop();
            shop.save(SampleAccount.empty().hours());
            try (var desk = new SampleDesk(shop)) {
                desk.settle();
                screens.picture(only, scheme + "-" + name, as, desk, null, _ -> {});
            }
        }
    }
}
