"""The icons in use, by Tabler name; the vendor step builds one sprite from this list.

An icon that is not here fails a test (and shows the `help` sign in the browser), so the sprite stays small.
"""

from __future__ import annotations

_NAMES = """
accessible activity at adjustments alarm alert-circle alert-octagon alert-triangle ambulance archive arrow-back
arrow-back-up arrow-down arrow-forward arrow-left arrow-narrow-right arrow-right arrow-up arrows-exchange
arrows-join arrows-sort arrows-split ban bell bolt book bookmark broadcast building building-bank
building-community building-factory building-hospital building-skyscraper briefcase bulb bus calendar calendar-due
calendar-event calendar-plus calendar-stats calendar-time camera car cash category chart-area chart-bar
chart-donut chart-dots chart-line chart-pie check checklist checks chevron-down chevron-left chevron-right
chevron-up circle circle-check circle-dashed circle-dot circle-filled circle-half-2 circle-minus circle-x
clipboard clipboard-check clipboard-list clock clock-exclamation clock-hour-4 clock-pause cloud cloud-rain
cloud-upload code coin coins columns-3 command compass contrast copy crane corner-up-left credit-card crosshair
current-location dashboard database database-export database-import device-cctv device-desktop device-floppy
device-mobile devices diamond dots dots-vertical download droplet edit elevator equal external-link eye
eye-off face-id file files file-check file-download file-export file-import file-spreadsheet file-text
file-type-csv file-type-pdf filter filter-off fingerprint flag flag-3 flame folder folders forms gauge gavel gift
git-branch git-compare git-merge grid-dots grip-vertical hammer hand-stop heartbeat headset heart heart-handshake help
help-circle hexagon hierarchy hierarchy-2 history home hourglass id id-badge-2 inbox info-circle info-square-rounded key
keyboard language layers-intersect layout-dashboard layout-grid layout-list leaf letter-case lifebuoy link
list list-check list-details list-search live-photo loader lock lock-open login logout mail man map map-2
map-pin map-pin-plus map-pins math-function maximize medal menu-2 message message-2 message-chatbot
message-circle message-dots messages microphone minus mood-happy mood-neutral mood-sad moon movie network
news note notebook notes number octagon package paint palette paperclip password pencil phone phone-call
phone-incoming phone-off photo photo-off photo-plus pin pinned player-pause player-play player-skip-forward
plug plug-connected-x plus point pipeline presentation printer puzzle qrcode question-mark receipt refresh repeat report
report-analytics road robot rocket rosette-discount-check route router rss ruler satellite scale school
search section send server settings settings-automation share shield shield-check shield-lock shopping-cart
sitemap snowflake sort-ascending sort-descending speakerphone square square-check square-rotated stack-2
star star-filled subtask sun sun-moon switch-horizontal table table-export tag tags target target-arrow
temperature test-pipe text-size thumb-down thumb-up ticket timeline timeline-event tool tools traffic-cone
traffic-lights train transfer trash tree trees trending-down trending-up triangle trophy truck
truck-delivery upload urgent user user-check user-circle user-cog user-minus user-off user-plus
user-question user-search user-shield users users-group vector versions video wall wand wheelchair whirl
wifi wind world world-www writing x zoom-in zoom-out zoom-question
"""

ICONS: tuple[str, ...] = tuple(sorted(set(_NAMES.split())))
