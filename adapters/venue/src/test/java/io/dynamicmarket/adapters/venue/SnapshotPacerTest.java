package io.dynamicmarket.adapters.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SnapshotPacerTest {
    private final SnapshotPacer pacer = new SnapshotPacer(LinkSettings.standard());

    @Test
    void hasOneRequestUnderWayAtATime() {
        pacer.want();
        assertTrue(pacer.due(0));
        pacer.sent(0);
        pacer.want();
        assertFalse(pacer.due(50_000));
    }

    @Test
    void answersAllWishesWithOneSnapshot() {
        pacer.want();
        pacer.due(0);
        pacer.sent(0);
        pacer.want();
        pacer.arrived();
        assertFalse(pacer.due(50_000));
    }

    @Test
    void sendsNoMoreThanTenInAnyMinuteWhateverIsAsked() {
        int[] sentInMinute = new int[10];
        for (long atMillis = 0; atMillis < 600_000; atMillis += 10) {
            pacer.want();
            if (pacer.due(atMillis)) {
                pacer.sent(atMillis);
                pacer.arrived();
                sentInMinute[(int) (atMillis / 60_000)]++;
            }
        }
        // 0, 1, 3, 7, 15, 31 s, then every 30 s: six in the first minute by doubling from one second to the cap.
        assertEquals(6, sentInMinute[0]);
        for (int sent : sentInMinute) {
            assertTrue(sent >= 1 && sent <= 10, "sent " + sent);
        }
    }

    @Test
    void waitsAsLongAsTheVenueSays() {
        pacer.want();
        pacer.due(0);
        pacer.sent(0);
        pacer.refused(100, 120_000);
        assertFalse(pacer.due(120_099));
        assertTrue(pacer.due(120_100));
    }
}
