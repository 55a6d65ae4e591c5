"""Small painted widgets of the house: icons, buttons, chips, meters, banners. They know the theme only."""
