package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.thread.VisitStrip;
import dev.sportello.wire.RelayFrame.CurrentPage;
import dev.sportello.wire.RelayFrame.Visit;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the shopper of the open ticket does, beside the thread.
@Tag("long")
class VisitOnScreenTest extends OnSampleWindow {

    @Test
    void thePageOfTheOpenTicketsShopperIsShownWhileItIsTold() throws Exception {
        assertThat(window.shows(".visit-strip")).isFalse();
        window.visit(visit(false, "<b>Blue</b> shoes", "https://shop.example/shoes/blue"));
        assertThat(window.shows(".visit-strip")).isTrue();
        assertThat(label(".visit-strip .page-title")).isEqualTo("<b>Blue</b> shoes");
        assertThat(address().getText()).isEqualTo("shop.example/shoes/blue");
        window.open(LUCA);
        assertThat(window.shows(".visit-strip")).isFalse();
        window.open(MARIA);
        assertThat(window.shows(".visit-strip")).isTrue();
        window.visit(new Visit(MARIA, false, null));
        assertThat(window.shows(".visit-strip")).isFalse();
    }

    @Test
    void aClickOpensTheAddressAndAnotherCopiesIt() throws Exception {
        var opened = new CopyOnWriteArrayList<URI>();
        window.visit(visit(false, "Shoes", "https://shop.example/shoes"));
        Fx.run(() -> {
            ((VisitStrip) window.find(".visit-strip")).openIn(opened::add);
            address().fire();
        });
        assertThat(opened).isEqualTo(List.of(URI.create("https://shop.example/shoes")));
        window.fire(".visit-strip .copy");
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("https://shop.example/shoes");
    }

    @Test
    void whatIsNoPageOfTheWebIsNotShown() throws Exception {
        for (var address :
                List.of("javascript:alert(1)", "file:///etc/passwd", "https://user@shop.example/", "/shoes")) {
            window.visit(visit(false, "Shoes", address));
            assertThat(window.shows(".visit-strip")).as(address).isFalse();
        }
    }

    @Test
    void whoWritesIsSaidAboveTheComposer() throws Exception {
        assertThat(window.shows(".shopper-types")).isFalse();
        window.visit(visit(true, "Shoes", null));
        assertThat(window.shows(".shopper-types")).isTrue();
        assertThat(label(".shopper-types")).isEqualTo("Maria Rossi is writing…");
        window.visit(new Visit(MARIA, false, null));
        assertThat(window.shows(".shopper-types")).isFalse();
    }

    @Test
    void withoutALinkNothingIsKnown() throws Exception {
        window.visit(visit(true, "Shoes", "https://shop.example/shoes"));
        desk.relay().cut();
        await().until(() -> desk.desk().visit(MARIA) == null);
        window.settle();
        assertThat(window.shows(".visit-strip")).isFalse();
        assertThat(window.shows(".shopper-types")).isFalse();
    }

    private Hyperlink address() {
        return (Hyperlink) window.find(".visit-strip .hyperlink");
    }

    private String label(String selector) throws Exception {
        return Fx.get(() -> ((Label) window.find(selector)).getText());
    }

    private static Visit visit(boolean typing, String title, @Nullable String address) {
        return new Visit(MARIA, typing, address == null ? null : new CurrentPage(title, URI.create(address)));
    }
}
