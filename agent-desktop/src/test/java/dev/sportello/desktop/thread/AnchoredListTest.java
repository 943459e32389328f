package dev.sportello.desktop.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sportello.desktop.screens.Fx;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnchoredListTest {
    private static final double HEIGHT = 400;
    private final AnchoredList list;
    private final Stage stage;
    private int made;

    AnchoredListTest() throws Exception {
        list = Fx.get(() -> new AnchoredList(this::row, this::row));
        stage = Fx.get(Stage::new);
    }

    @BeforeEach
    void open() throws Exception {
        Fx.run(() -> {
            stage.setScene(new Scene(list, 300, HEIGHT));
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(stage::hide);
    }

    @Test
    void itBeginsAtTheEndAndFollowsNewRows() throws Exception {
        show(rows(1, 100));
        assertThat(bottom(100)).isLessThanOrEqualTo(HEIGHT);
        show(rows(1, 101));
        assertThat(bottom(101)).isLessThanOrEqualTo(HEIGHT);
        assertThat(list.atEnd().get()).isTrue();
    }

    @Test
    void aRowThatCannotBeMadeOrLaidOutStandsThereInPlainWords() throws Exception {
        var broken = Fx.get(() -> new AnchoredList(AnchoredListTest::brokenRow, _ -> new Region()));
        Fx.run(() -> {
            stage.getScene().setRoot(broken);
            broken.show(rows(1, 4), false);
        });
        Fx.pulses(3);
        for (var number = 1; number <= 4; number++) {
            var key = rows(number, number).getFirst().key();
            assertThat(Fx.get(() -> broken.node(key))).isNotNull();
        }
    }

    private static Region brokenRow(ThreadRow row) {
        if (row.equals(rows(1, 1).getFirst())) {
            throw new IllegalStateException("cannot be made");
        }
        var measures = row.equals(rows(2, 2).getFirst());
        var layouts = row.equals(rows(3, 3).getFirst());
        return new Region() {
            @Override
            protected double computePrefHeight(double width) {
                if (measures) {
                    throw new IllegalStateException("cannot be measured");
                }
                return 30;
            }

            @Override
            protected void layoutChildren() {
                if (layouts) {
                    throw new IllegalStateException("cannot be laid out");
                }
            }
        };
    }

    @Test
    void rowsThatComeAboveOrBelowMoveNothing() throws Exception {
        show(rows(101, 200));
        scroll(1_000);
        var row = onTop(101, 200);
        var top = top(row);
        show(rows(51, 200));
        assertThat(top(row)).isEqualTo(top);
        show(rows(1, 230));
        assertThat(top(row)).isEqualTo(top);
        assertThat(list.atEnd().get()).isFalse();
    }

    @Test
    void itKeepsItsPlaceHoweverRowsComeAndItIsScrolled() throws Exception {
        var random = new Random(11);
        long first = 1_000;
        long last = 1_100;
        show(rows(first, last));
        scroll(2_000);
        for (var round = 0; round < 60; round++) {
            scroll(random.nextInt(-300, 301));
            var row = onTop(first, last);
            var top = top(row);
            first -= random.nextInt(5);
            last += random.nextInt(1, 4);
            var atEnd = list.atEnd().get();
            show(rows(first, last));
            if (!atEnd) {
                assertThat(top(row)).isEqualTo(top);
            }
        }
    }

    @Test
    void onlyWhatIsInViewHasNodes() throws Exception {
        show(rows(1, 10_000));
        assertThat(made).isLessThan(100);
    }

    @Test
    void scrollingUpAsksForOlderRows() throws Exception {
        var asked = new boolean[1];
        Fx.run(() -> list.setOnNearStart(() -> asked[0] = true));
        show(rows(1, 100));
        assertThat(asked[0]).isFalse();
        scroll(100_000);
        assertThat(asked[0]).isTrue();
        assertThat(top(1)).isBetween(0.0, 20.0);
    }

    @Test
    void aFewRowsEndWhereOneWrites() throws Exception {
        show(rows(1, 3));
        assertThat(bottom(3)).isEqualTo(HEIGHT - 16.0);
        assertThat(list.atEnd().get()).isTrue();
        scroll(100);
        assertThat(bottom(3)).as("there is nothing to scroll").isEqualTo(HEIGHT - 16.0);
    }

    @Test
    void inAWideWindowRowsAreNoWiderThanOneReads() throws Exception {
        Fx.run(() -> {
            stage.setWidth(1_400);
            list.getScene().getRoot().layout();
        });
        show(rows(1, 3));
        Fx.pulses(2);
        var row = Fx.get(() -> list.node(1L));
        assertThat(row).isNotNull();
        assertThat(row.getWidth()).isEqualTo(820);
        assertThat(row.getLayoutX()).isCloseTo((list.getWidth() - 820) / 2, within(1.0));
    }

    private Region row(ThreadRow row) {
        made++;
        var sequence = ((ThreadRow.Notice) row).sequence();
        var node = new Region();
        node.setMinHeight(20 + sequence * 37 % 90);
        node.setPrefHeight(20 + sequence * 37 % 90);
        return node;
    }

    private static List<ThreadRow> rows(long first, long last) {
        var rows = new ArrayList<ThreadRow>();
        for (var sequence = first; sequence <= last; sequence++) {
            rows.add(new ThreadRow.Notice(sequence, Instant.EPOCH, new Change.NoReplyNeeded(new Party.Shopper())));
        }
        return rows;
    }

    private void show(List<ThreadRow> rows) throws Exception {
        Fx.run(() -> {
            list.show(rows, false);
            list.layout();
        });
    }

    private void scroll(double by) throws Exception {
        Fx.run(() -> {
            list.scroll(by);
            list.layout();
        });
    }

    private double top(long sequence) throws Exception {
        return Fx.get(() -> Objects.requireNonNull(list.node(sequence)).getLayoutY());
    }

    private double bottom(long sequence) throws Exception {
        return top(sequence) + 20 + sequence * 37 % 90;
    }

    private long onTop(long first, long last) throws Exception {
        for (var sequence = first; sequence <= last; sequence++) {
            var row = list.node(sequence);
            if (row != null && row.getLayoutY() >= 0) {
                return sequence;
            }
        }
        throw new AssertionError("No row is in view.");
    }
}
